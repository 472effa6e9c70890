/**
 * Reads `text.slice(start, end)` as an IPv4 address in strict dotted-quad form (D19): four decimal numbers 0..255 without leading zeros.
 * Written out by hand, without slicing or a library: it runs for the addresses of every log record.
 *
 * @returns the address as an unsigned 32-bit number, or -1
 */
export function readIpv4(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 7 || length > 15) return -1;
  let word = 0;
  let dots = 0;
  let octet = 0;
  let digits = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit >= 0 && digit <= 9) {
      // A number that goes on after a leading zero.
      if (digits > 0 && octet === 0) return -1;
      octet = octet * 10 + digit;
      digits += 1;
      if (octet > 255) return -1;
    } else if (digit === -2 && digits > 0 && dots < 3) {
      word = word * 256 + octet;
      dots += 1;
      octet = 0;
      digits = 0;
    } else {
      return -1;
    }
  }
  return dots === 3 && digits > 0 ? word * 256 + octet : -1;
}
