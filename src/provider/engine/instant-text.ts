const dayMs = 86_400_000;
let knownDay = Number.NaN;
let knownDate = '';

/** An instant as an xsd:dateTime in UTC; `Date` writes the same, but for many instants of one day more slowly. */
export function instantText(instant: number): string {
  const day = Math.floor(instant / dayMs);
  if (day !== knownDay) {
    knownDate = new Date(day * dayMs).toISOString().slice(0, -'00:00:00.000Z'.length);
    knownDay = day;
  }
  const ms = Math.floor(instant) - day * dayMs;
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return `${knownDate}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(seconds % 60)}.${pad3(ms % 1000)}Z`;
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

function pad3(number: number): string {
  return number < 100 ? `0${pad(number)}` : `${number}`;
}
