#!/usr/bin/env node
// Models are TypeScript and share modules with this stage, which is therefore loaded as it stands.
import 'tsx';
await import('./src/main.ts');
