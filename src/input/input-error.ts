/**
 * Why an input cannot be read (further). `unreadable`: the operating system says no. `truncated`: compressed data ends early.
 * `corrupt`: compressed data contradicts itself. `unsupported`: valid, but not for us. `too-large`: a named limit was reached.
 */
export type InputFault = 'unreadable' | 'truncated' | 'corrupt' | 'unsupported' | 'too-large';

/** Thrown by a byte source after it has given every byte before the fault. `message` names the file and is meant for people. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** The path as the user would recognise it, `-` for standard input. */
  readonly path: string;
  /** The message without the path. */
  readonly detail: string;
  readonly reason: InputFault;
  /** The name of the limit that was reached, where the reason is `too-large`. */
  readonly limit: string | undefined;

  constructor(
    path: string,
    reason: InputFault,
    detail: string,
    options: { limit?: string | undefined; cause?: unknown } = {},
  ) {
    super(`${path === '-' ? 'standard input' : path}: ${detail}`, { cause: options.cause });
    this.path = path;
    this.detail = detail;
    this.reason = reason;
    this.limit = options.limit;
  }
}

const SYSTEM_MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a directory',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
  ENOTDIR: 'a part of the path is not a directory',
};

/** What a failed system call says, in words: `no such file or directory`. */
export function describeSystemError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (Object.hasOwn(SYSTEM_MESSAGES, code) ? SYSTEM_MESSAGES[code] : undefined) ?? error.message;
}
