import { buildReport, type ReportInput } from '../build-report.ts';
import type { Report } from '../model.ts';
import { sampleCatalogue } from './catalogue.ts';
import { heldOutcomes } from './checks.ts';
import { findings } from './findings.ts';
import { sampleAdvertised, sampleLeftover, sampleRun, sampleTarget } from './run.ts';

/** A run in which everything that applies holds. */
export const conformantInput: ReportInput = {
  toolVersion: '0.1.0',
  run: sampleRun,
  target: sampleTarget,
  outcomes: heldOutcomes,
  advertised: { ...sampleAdvertised, sort: 'yes', bulk: 'yes', etag: 'yes' },
  leftovers: [],
  notices: [],
  knownFailures: {},
  catalogue: sampleCatalogue,
};

/** A run with findings of every kind. */
export const findingsInput: ReportInput = {
  ...conformantInput,
  run: { ...sampleRun, name: 'Staging, November' },
  outcomes: heldOutcomes.map((outcome) => Object.assign({}, outcome, findings[outcome.id])),
  advertised: sampleAdvertised,
  leftovers: [sampleLeftover],
  notices: ['The clock of the service provider is 94 seconds behind; times were compared with that in mind.'],
  knownFailures: {
    'media-type': 'ACME-1234: the gateway is replaced in December.',
    'create-duplicate': 'ACME-1101: fixed in 2.3.',
  },
};

export const conformantReport: Report = buildReport(conformantInput);
export const findingsReport: Report = buildReport(findingsInput);
