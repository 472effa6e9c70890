/** The resources of TAXII that are not lists of objects, as far as their properties are what they should be. */

/** What a server says of itself (TAXII 2.1 section 4.1). */
export interface Discovery {
  readonly title: string;
  readonly description?: string;
  readonly contact?: string;
  /** Absolute URLs. */
  readonly apiRoots: readonly string[];
  readonly defaultRoot?: string;
}

/** A part of a server with collections of its own (section 4.2). */
export interface ApiRoot {
  readonly title: string;
  readonly description?: string;
  readonly versions: readonly string[];
  /** The largest request body that it takes, in bytes. */
  readonly maxContentLength?: number;
}

/** Section 5.2. */
export interface TaxiiCollection {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly alias?: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly mediaTypes: readonly string[];
}

/** An entry of a manifest (section 5.3). */
export interface ManifestRecord {
  readonly id: string;
  /** RFC 3339. */
  readonly dateAdded: string;
  readonly version?: string;
  readonly mediaType?: string;
}

/** What became of one object that was pushed. */
export interface StatusDetail {
  readonly id: string;
  readonly version?: string;
  readonly message?: string;
}

/** How far a server is with what was pushed (section 4.3). */
export interface TaxiiStatus {
  readonly id: string;
  readonly status: 'complete' | 'pending';
  readonly totalCount: number;
  readonly successCount: number;
  readonly failureCount: number;
  readonly pendingCount: number;
  readonly successes: readonly StatusDetail[];
  readonly failures: readonly StatusDetail[];
  readonly pendings: readonly StatusDetail[];
}

type Members = Readonly<Record<string, unknown>>;

/** Reads a discovery resource. API roots may be relative (TAXII 2.0 section 4.1.1); what is no URL is left out. */
export function toDiscovery(members: Members, base: URL): Discovery {
  const absolute = (text: string): string[] => (URL.canParse(text, base.href) ? [new URL(text, base.href).href] : []);
  const [defaultRoot] = absolute(textOf(members, 'default') ?? '');
  return {
    title: textOf(members, 'title') ?? '',
    ...optionalTexts(members, { description: 'description', contact: 'contact' }),
    apiRoots: textsOf(members, 'api_roots').flatMap(absolute),
    ...(Object.hasOwn(members, 'default') && defaultRoot !== undefined && { defaultRoot }),
  };
}

export function toApiRoot(members: Members): ApiRoot {
  const maxContentLength = numberOf(members, 'max_content_length');
  return {
    title: textOf(members, 'title') ?? '',
    ...optionalTexts(members, { description: 'description' }),
    versions: textsOf(members, 'versions'),
    ...(maxContentLength !== undefined && maxContentLength > 0 && { maxContentLength }),
  };
}

/** Reads one collection; undefined if it has no id, so that nothing could be asked of it. */
export function toCollection(value: unknown): TaxiiCollection | undefined {
  const members = membersOf(value);
  const id = textOf(members, 'id');
  if (id === undefined || id === '') return undefined;
  return {
    id,
    title: textOf(members, 'title') ?? id,
    ...optionalTexts(members, { description: 'description', alias: 'alias' }),
    canRead: members['can_read'] === true,
    canWrite: members['can_write'] === true,
    mediaTypes: textsOf(members, 'media_types'),
  };
}

/** Reads an entry of a manifest; undefined without id or date. In TAXII 2.0 an entry has several versions, of which the last one counts. */
export function toManifestRecord(value: unknown): ManifestRecord | undefined {
  const members = membersOf(value);
  const id = textOf(members, 'id');
  const dateAdded = textOf(members, 'date_added');
  if (id === undefined || dateAdded === undefined) return undefined;
  const version = textOf(members, 'version') ?? textsOf(members, 'versions')[0];
  const mediaType = textOf(members, 'media_type') ?? textsOf(members, 'media_types')[0];
  return { id, dateAdded, ...(version !== undefined && { version }), ...(mediaType !== undefined && { mediaType }) };
}

/** Reads a status; undefined if it does not say which it is. */
export function toStatus(members: Members): TaxiiStatus | undefined {
  const id = textOf(members, 'id');
  const status = textOf(members, 'status');
  if (id === undefined || (status !== 'complete' && status !== 'pending')) return undefined;
  return {
    id,
    status,
    totalCount: numberOf(members, 'total_count') ?? 0,
    successCount: numberOf(members, 'success_count') ?? 0,
    failureCount: numberOf(members, 'failure_count') ?? 0,
    pendingCount: numberOf(members, 'pending_count') ?? 0,
    successes: detailsOf(members, 'successes'),
    failures: detailsOf(members, 'failures'),
    pendings: detailsOf(members, 'pendings'),
  };
}

/** In TAXII 2.0 successes and pendings are bare ids (section 4.3.1). */
function detailsOf(members: Members, name: string): readonly StatusDetail[] {
  return listOf(members, name).flatMap((value) => {
    if (typeof value === 'string') return [{ id: value }];
    const id = textOf(membersOf(value), 'id');
    return id === undefined
      ? []
      : [{ id, ...optionalTexts(membersOf(value), { version: 'version', message: 'message' }) }];
  });
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function memberOf(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function textOf(members: Members, name: string): string | undefined {
  const value = memberOf(members, name);
  return typeof value === 'string' ? value : undefined;
}

function numberOf(members: Members, name: string): number | undefined {
  const value = memberOf(members, name);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function listOf(members: Members, name: string): readonly unknown[] {
  const value = memberOf(members, name);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function textsOf(members: Members, name: string): readonly string[] {
  return listOf(members, name).filter((one) => typeof one === 'string');
}

/** The texts that are there, under other names. */
function optionalTexts<Name extends string>(
  members: Members,
  names: Readonly<Record<Name, string>>,
): Readonly<Partial<Record<Name, string>>> {
  const found: Partial<Record<Name, string>> = {};
  for (const [name, member] of Object.entries(names) as [Name, string][]) {
    const text = textOf(members, member);
    if (text !== undefined) found[name] = text;
  }
  return found;
}
