import { startProvider } from '../../src/provider/start-provider.ts';
import { serve } from './servers.ts';

const users = Number(process.argv[2]);
const { url } = await startProvider({
  tokens: ['t'],
  population: { users, groups: 20 },
  maxPayloadBytes: 64 * 1024 * 1024,
});
serve(Number(new URL(url).port));
