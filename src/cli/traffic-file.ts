import { readFileSync } from 'node:fs';
import { TrafficUnreadable } from '../config/configuration-errors.ts';
import type { Recording } from '../harness/judge-traffic.ts';
import { readHar } from '../http/har-reading.ts';
import { redactTraffic } from '../http/redacted-traffic.ts';
import { recordedBaseUrl } from '../target/recorded-base.ts';

/** @throws TrafficUnreadable */
export function readTraffic(file: string): Recording {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new TrafficUnreadable(file, 'There is no such file.', error);
  }
  const read = readHar(text);
  if ('problem' in read) throw new TrafficUnreadable(file, read.problem);
  const baseUrl = recordedBaseUrl(read.exchanges);
  if (baseUrl === undefined) throw new TrafficUnreadable(file, 'No request in it goes to a SCIM endpoint.');
  return { file, baseUrl, exchanges: redactTraffic(read.exchanges), cut: read.cut };
}
