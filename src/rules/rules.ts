import { bulk } from './bulk.ts';
import { cursors } from './cursors.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { http } from './http.ts';
import { identifiers } from './identifiers.ts';
import { lists } from './lists.ts';
import { messages } from './messages.ts';
import { meta } from './meta.ts';
import { multiValued } from './multi-valued.ts';
import { returned } from './returned.ts';
import type { Rule } from './rule.ts';
import { schemasAttribute } from './schemas-attribute.ts';
import { values } from './values.ts';
import { versions } from './versions.ts';

/** A rule with the topic, and the file, that it belongs to. */
export interface TopicRule extends Rule {
  readonly topic: string;
}

const topics: Readonly<Record<string, readonly Rule[]>> = {
  messages,
  errors,
  http,
  'schemas-attribute': schemasAttribute,
  meta,
  identifiers,
  lists,
  values,
  'multi-valued': multiValued,
  returned,
  versions,
  bulk,
  cursors,
  events,
};

/** Every passive rule. */
export const rules: readonly TopicRule[] = Object.entries(topics).flatMap(([topic, ofTopic]) =>
  ofTopic.map((rule) => ({ ...rule, topic })),
);
