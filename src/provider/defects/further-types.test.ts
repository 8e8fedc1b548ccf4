import { furtherTypeDefects } from './further-types.ts';
import { asset } from './testing/asset.ts';
import { showing } from './testing/stage.ts';

showing(furtherTypeDefects, {
  'further-type-attributes-lost': [
    async (stage) => {
      const { label, model } = await asset(stage, { model: 'Lamp' });
      return [label, model, (await stage.user({ title: 'Tester' })).title];
    },
    ['A', 'Lamp', 'Tester'],
    ['A', undefined, 'Tester'],
  ],
  'further-type-remove-ignored': [
    async (stage) => {
      const { id } = await asset(stage, { model: 'Lamp' });
      const { status } = await stage.patch(`/Assets/${id}`, { op: 'remove', path: 'model' });
      return [status, (await stage.get(`/Assets/${id}`)).model];
    },
    [200, undefined],
    [200, 'Lamp'],
  ],
  'further-type-readonly-taken': [async (stage) => (await asset(stage, { shelf: '12' })).shelf, undefined, '12'],
  'further-type-shown-on-request': [
    async (stage) => {
      const { id } = await asset(stage, { model: 'Lamp' });
      const path = `/Assets/${id}`;
      return [(await stage.get(path)).model, (await stage.get(`${path}?attributes=model`)).model];
    },
    ['Lamp', 'Lamp'],
    [undefined, 'Lamp'],
  ],
  'further-type-projection-unknown': [
    async (stage) => {
      const { id } = await asset(stage, { model: 'Lamp' });
      const path = `/Assets/${id}`;
      const answers = [
        await stage.get(`${path}?attributes=model`),
        await stage.get(`${path}?excludedAttributes=model`),
      ];
      return answers.map(({ model }) => model);
    },
    ['Lamp', undefined],
    [undefined, 'Lamp'],
  ],
  'further-type-filter-finds-nothing': [
    async (stage) => {
      const { id } = await asset(stage, { model: 'Lamp' });
      return [await count(stage, 'model eq "Lamp"'), await count(stage, `id eq "${id}"`)];
    },
    [1, 1],
    [0, 1],
  ],
  'further-type-filter-heeds-case': [
    async (stage) => {
      await asset(stage, { model: 'Lamp' });
      return [await count(stage, 'model eq "Lamp"'), await count(stage, 'model eq "LAMP"')];
    },
    [1, 1],
    [1, 0],
  ],
});

async function count({ get }: Parameters<typeof asset>[0], filter: string): Promise<number> {
  return (await get(`/Assets?filter=${encodeURIComponent(filter)}`)).totalResults;
}
