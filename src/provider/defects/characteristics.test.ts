import type { Json, JsonObject } from '../../scim/json.ts';
import { assetUrn } from './assets.ts';
import { characteristicDefects } from './characteristics.ts';
import { asset } from './testing/asset.ts';
import { type Manifestation, showing } from './testing/stage.ts';

/** What becomes of a value that an Asset is created with. */
function stored(name: string, value: Json, right: unknown, wrong: unknown): Manifestation {
  return [
    async (stage) => {
      const { id } = await asset(stage, { [name]: value });
      return (await stage.get(`/Assets/${id}`))[name];
    },
    right,
    wrong,
  ];
}

/** The serial number of an Asset that is created with one and then replaced with another. */
function replaced(first: JsonObject, next: JsonObject, right: unknown, wrong: unknown): Manifestation {
  return [
    async (stage) => {
      const { id, label } = await asset(stage, first);
      const { status } = await stage.send('PUT', `/Assets/${id}`, { schemas: [assetUrn], label: label!, ...next });
      return [status, (await stage.get(`/Assets/${id}`)).serialNumber];
    },
    right,
    wrong,
  ];
}

showing(characteristicDefects, {
  'immutable-overwritten-by-put': replaced({ serialNumber: '1' }, { serialNumber: '2' }, [400, '1'], [200, '2']),
  'immutable-set-by-create-only': replaced({}, { serialNumber: '2' }, [200, '2'], [200, undefined]),
  'returned-request-always-shown': stored('note', 'Heavy', undefined, 'Heavy'),
  'values-zero-lost': stored('seats', 0, 0, undefined),
  'values-decimals-cut-off': stored('price', -2.5, -2.5, -2),
  'values-datetime-offset-lost': stored(
    'bought',
    '2008-01-23T04:56:22+02:00',
    '2008-01-23T04:56:22+02:00',
    '2008-01-23T04:56:22Z',
  ),
});
