import { section } from './requirement.ts';

export const rfc9944Devices = section('9944', '1.3', {
  '01': {
    level: 'SHOULD',
    says: 'Device and EndpointApp are resource types like all others, published at /ResourceTypes and /Schemas.',
    when: 'the service provider has Devices',
    implied: true,
  },
});
