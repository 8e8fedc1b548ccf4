import packageJson from '../../package.json' with { type: 'json' };

/** Version of the tool, as published. */
export const version: string = packageJson.version;
