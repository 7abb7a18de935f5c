import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { idsText } from './ids-text';

writeFileSync(join(__dirname, 'ids.ts'), idsText());
