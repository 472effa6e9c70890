import type { Bytes } from '../../input/byte-source.js';
import type { FeedBatch } from '../feed.js';
import { isCif, readCif } from './cif.js';
import { csvDelimiterOf, readCsvFeed } from './csv-feed.js';
import type { FeedContext } from './feed-context.js';
import { isList, readListFile } from './list-file.js';
import { isMaec, readMaec } from './maec.js';
import { isMisp, readMisp } from './misp/read-misp.js';
import { isOpenIoc, readOpenIoc } from './openioc.js';
import { isStix1, readStix1 } from './stix1/read-stix1.js';
import { isZeekIntel, readZeekIntel } from './zeek-intel.js';

/** A format of feeds that is none of STIX 2: it is told by how its text begins, and translated as it is read. */
export interface ForeignFormat {
  readonly name: string;
  readonly accepts: (start: string) => boolean;
  readonly read: (bytes: Bytes, context: FeedContext, start: string) => AsyncGenerator<FeedBatch, void, undefined>;
}

/** The formats that begin like JSON, and are asked before a text is taken for STIX 2. */
export const JSON_FORMATS: readonly ForeignFormat[] = [
  { name: 'MISP', accepts: isMisp, read: readMisp },
  { name: 'MAEC 5', accepts: isMaec, read: readMaec },
  { name: 'CIF', accepts: isCif, read: readCif },
];

/** The others, the most particular first: a list is what nothing else is. */
export const TEXT_FORMATS: readonly ForeignFormat[] = [
  { name: 'STIX 1', accepts: isStix1, read: readStix1 },
  { name: 'OpenIOC', accepts: isOpenIoc, read: readOpenIoc },
  { name: 'Zeek intel', accepts: isZeekIntel, read: readZeekIntel },
  {
    name: 'separated values',
    accepts: (start) => csvDelimiterOf(start) !== undefined,
    read: (bytes, context, start) => readCsvFeed(bytes, csvDelimiterOf(start) ?? ',', context),
  },
  { name: 'list', accepts: isList, read: readListFile },
];
