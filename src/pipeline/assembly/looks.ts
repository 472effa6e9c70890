// How values are looked at: the bits of `screen/looks.ts`.

export const VALUE: u32 = 1 << 0;
export const NUMBER: u32 = 1 << 1;
export const BLOCK: u32 = 1 << 2;
export const HEAD: u32 = 1 << 3;
export const TAIL: u32 = 1 << 4;
export const GRAM: u32 = 1 << 5;
export const SCALAR: u32 = 1 << 6;
export const ANYTHING: u32 = 1 << 7;
export const WHOLE: u32 = 1 << 8;
export const WITHOUT_PORT: u32 = 1 << 9;
export const BETWEEN_COMMAS: u32 = 1 << 10;
export const BASE_NAME: u32 = 1 << 11;
export const URL: u32 = 1 << 12;
export const URL_HOST: u32 = 1 << 13;
export const URL_PORT: u32 = 1 << 14;

export const enum Answer {
  No = 0,
  Yes = 1,
  /** The caller has to look. */
  Ask = 2,
}
