/** A small generator with a seed (a linear congruence): the same contents in every run, on every machine. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Lines as a sensor might write them, some alike and some not. */
export function logText(lines: number, seed: number): string {
  const random = createRandom(seed);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const rows = Array.from({ length: lines }, (_, index) => {
    const time = `2018-03-24T17:${twoDigits(Math.floor(index / 60) % 60)}:${twoDigits(index % 60)}Z`;
    return random(4) === 0
      ? `${time} GET /${'abcdefgh'.slice(random(8))}/${random(1000)} 200`
      : `${time} sensor-1.example.com heartbeat ok interval=10 state=idle queue=0`;
  });
  return `${rows.join('\n')}\n`;
}
