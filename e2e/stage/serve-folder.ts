/*
 * The server as `lockstep serve` runs it, with another build of the web app: node serve-folder.ts FOLDER
 */
import { serve } from '@lockstep/server';

const [, , webFolder = null] = process.argv;
await serve({ env: process.env, folder: process.cwd(), webFolder, output: process.stdout });
