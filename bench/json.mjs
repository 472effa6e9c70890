/** JSON in which lists of numbers are read across, not down. */
export const oneLineLists = (json) => json.replace(/\[[\d.,\s-]+\]/g, (list) => list.replace(/\s+/g, ' '));
