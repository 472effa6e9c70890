import { quantiles, share, shares } from './summaries.mjs';

/** What host names look like: how long, how many labels, under which top-level domains. */
export function describeNames(names) {
  const labels = names.map((name) => name.toLowerCase().split('.'));
  const registrable = labels.map((parts) => parts.at(-2));
  return {
    length: quantiles(names.map((name) => name.length)),
    labels: shares(labels.map((parts) => Math.min(parts.length, 5))),
    labelLength: quantiles(registrable.map((label) => label.length)),
    topLevel: shares(
      labels.map((parts) => parts.at(-1)),
      16,
    ),
    www: share(labels, ([first]) => first === 'www'),
    hyphen: share(registrable, (label) => label.includes('-')),
    digit: share(registrable, (label) => /\d/.test(label)),
    upperCase: share(names, (name) => name !== name.toLowerCase()),
  };
}

/** Two labels at least, and the last one of letters: neither an address nor `*`. */
export const isName = (text) => /^([\w-]+\.)+[a-z]{2,}$/i.test(text);
