#!/usr/bin/env node
import { launch } from '@chiaroscuro/launcher/launch';
await launch(new URL('src/stage.ts', import.meta.url));
