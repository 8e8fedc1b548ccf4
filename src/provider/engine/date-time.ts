// xsd:dateTime, RFC 7643 section 2.3.5; the zone may be missing, then the time is read as UTC.
const pattern = /^(-?\d{4,9})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/i;
const minuteMs = 60_000;

/** The instant of an xsd:dateTime in milliseconds since 1970, with fractions; `undefined` when the text is none. */
export function instantOf(text: string): number | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const isMidnight = hour === 24 && minute === 0 && second === 0 && Number(match[7] ?? 0) === 0;
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return undefined;
  if (day < 1 || month < 1 || month > 12 || day > daysIn(year, month)) return undefined;
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  return local.getTime() + Number(match[7] ?? 0) * 1000 - offsetMs(match[8]);
}

function daysIn(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return (zone.startsWith('-') ? -minutes : minutes) * minuteMs;
}
