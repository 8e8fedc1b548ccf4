/** A call of the command line in a document. */
export interface Example {
  readonly line: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The code blocks of a Markdown document in one language. */
export function blocks(document: string, language: string): readonly string[] {
  return [...document.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code!);
}

/** Every line of shell code in a Markdown document that calls scimulate. */
export function examples(document: string): readonly Example[] {
  const lines = blocks(document, 'sh').flatMap((block) => block.split('\n'));
  return lines
    .filter((line) => /\bnpx scimulate\b/.test(line))
    .map((line) => {
      const [assignments = '', call = ''] = line.replace(/ +#.*/, '').split('npx scimulate');
      const words = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
      const env = Object.fromEntries(
        [...assignments.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
      );
      return { line, words, env };
    });
}
