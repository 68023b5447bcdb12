#!/usr/bin/env node
// run.mjs PROGRAM [arguments]: runs a program of this project as if it had been started itself.
import path from 'node:path';
import process from 'node:process';
import { launch } from './launch.mjs';

const [program = '', ...args] = process.argv.slice(2);
const file = path.resolve(program);
process.argv = [process.execPath, file, ...args];
await launch(file);
