import { resolve } from 'node:path';
import { readSchemas } from '../../../src/manifest/schema/read.ts';

export const packed = readSchemas(resolve(import.meta.dirname, '../../../dist/schemas'));
