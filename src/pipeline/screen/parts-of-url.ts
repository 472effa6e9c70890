import type { UrlMapping, ValueMapping } from '../../adapters/index.js';
import { LOOK } from './looks.js';

/** What a URL is composed of, where each part is a field as it stands. */
export interface PartsOfUrl {
  readonly schemes: readonly string[];
  readonly fields: {
    readonly host: readonly string[];
    readonly port: readonly string[];
    readonly path: readonly string[];
  };
}

/** The looks that `assembly/url.ts` has at a composed URL. A block or a number it never is. */
const LOOKED = LOOK.whole | LOOK.url | LOOK.value | LOOK.number | LOOK.block | LOOK.head | LOOK.tail | LOOK.gram;

/** What a URL is composed of; undefined where something is done to a part, or the URL is looked at in a way that its parts cannot tell. */
export function partsOfUrl({ url }: UrlMapping, looks: number): PartsOfUrl | undefined {
  if ((looks & ~LOOKED) !== 0) return undefined;
  const schemes = schemesIn(url.scheme);
  const parts = [url.host, ...(url.port === undefined ? [] : [url.port]), url.path];
  if (!schemes || !parts.every(isAsItStands)) return undefined;
  return {
    schemes,
    fields: {
      host: fieldsIn(url.host),
      port: url.port === undefined ? [] : fieldsIn(url.port),
      path: fieldsIn(url.path),
    },
  };
}

/** The fields that a value is read from. */
export function fieldsIn(value: ValueMapping): readonly string[] {
  if (typeof value === 'string') return [value];
  if ('field' in value) return [value.field];
  if ('firstOf' in value) return value.firstOf.flatMap(fieldsIn);
  return [];
}

function isAsItStands(value: ValueMapping): boolean {
  if (typeof value === 'string') return true;
  if ('firstOf' in value) return value.firstOf.every(isAsItStands);
  return 'field' in value && value.as === undefined;
}

/** Schemes that are letters, so that the URL can be taken apart again (`urlPieces`). */
function schemesIn(value: ValueMapping): readonly string[] | undefined {
  if (typeof value === 'string') return undefined;
  if ('constant' in value) {
    const text = String(value.constant);
    return /^[a-z]{1,10}$/.test(text) ? [text] : undefined;
  }
  if (!('firstOf' in value)) return undefined;
  const schemes = value.firstOf.map(schemesIn);
  return schemes.every((one) => one !== undefined) ? schemes.flat() : undefined;
}
