/**
 * Writes a text for the inside of a JSON string, in ASCII where what stood there before was: a file that keeps to ASCII goes on to.
 */
export function escapeJsonText(text: string, before: string): string {
  const written = JSON.stringify(text).slice(1, -1);
  if (/[^\0-\x7f]/.test(before)) return written;
  return written.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
