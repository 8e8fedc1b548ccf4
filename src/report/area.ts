/** The first part of an area such as "filtering/operators". */
export function topArea(area: string): string {
  return area.split('/', 1)[0] ?? area;
}
