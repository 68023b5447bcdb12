#!/usr/bin/env node
import { launch } from '@chiaroscuro/launcher/launch';
await launch(new URL('src/main.ts', import.meta.url));
