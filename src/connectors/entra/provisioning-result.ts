import { STATUS_CODES } from 'node:http';
import type { ProvisioningProblem } from '../../idp/identity-provider.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../scim/json.ts';

/** What provisioning did with one object, as the log or the answer to a demand tells it. */
export interface ProvisioningResult {
  /** Id of the user or group in the tenant. */
  readonly sourceId: string;
  /** Id of the resource in the target, where it is known. */
  readonly targetId?: string;
  readonly problem?: Omit<ProvisioningProblem, 'subject'>;
}

/** An entry of the provisioning log. */
export function resultIn(entry: JsonObject): ProvisioningResult {
  const info = object(entry['provisioningStatusInfo']);
  return result(entry, String(info['status']), object(info['errorInformation']));
}

/** The answer to a demand: two texts that hold JSON. */
export function resultOfDemand({ value }: JsonObject, sourceId: string): ProvisioningResult {
  const statement = object(parseJson(String(value)));
  const info = object(statement['statusInfo']);
  return { ...result(statement, String(info['status']), info), sourceId };
}

function result(entry: JsonObject, status: string, error: JsonObject): ProvisioningResult {
  const { id: sourceId } = object(entry['sourceIdentity']);
  const { id: targetId } = object(entry['targetIdentity']);
  const isFailure = /^failure$/i.test(status);
  return {
    sourceId: String(sourceId),
    ...(typeof targetId === 'string' && targetId !== '' && { targetId }),
    ...(isFailure && { problem: problemIn(error, stepIn(entry)) }),
  };
}

/** The reason quotes the answer of the service provider. */
function problemIn({ errorCode, reason }: JsonObject, step: string): Omit<ProvisioningProblem, 'subject'> {
  const message = String(reason ?? errorCode);
  const phrase = /StatusCode: (\w+)/.exec(message)?.[1];
  const status = Object.entries(STATUS_CODES).find(([, words]) => words!.replaceAll(/[^A-Za-z]/g, '') === phrase)?.[0];
  const [, quoted = ''] = /Web Response: (\{.*\})/s.exec(message) ?? [];
  const { detail } = object(parseJson(quoted));
  return {
    step,
    ...(typeof errorCode === 'string' && { code: errorCode }),
    message,
    ...(typeof detail === 'string' && { detail }),
    ...(status !== undefined && { status: Number(status) }),
  };
}

/** What failed: the step the entry names, or the kind of action. */
function stepIn(entry: JsonObject): string {
  const steps = Array.isArray(entry['provisioningSteps']) ? entry['provisioningSteps'].filter(isJsonObject) : [];
  const failed = steps.find(({ status }) => /^failure$/i.test(String(status)));
  return String(failed?.['name'] ?? entry['provisioningAction'] ?? entry['action'] ?? 'provision');
}

function object(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
