import { Ajv } from 'ajv';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import schema from './website.schema.json' with { type: 'json' };

/** The contents of website.json; website.schema.json describes each part. Texts are the TeX of the book's prose. */
export interface Website {
  about?: readonly string[];
  buy?: readonly { name: string; url: string; note?: string }[];
  errata?: readonly { edition: string; page: string; wrong: string; right: string }[];
  changes?: readonly { edition: string; changes: readonly string[] }[];
}

/**
 * Parses and validates the text of a website.json.
 *
 * @param file for the message.
 * @throws UserError `site/invalid`.
 */
export function parseWebsite(text: string, file: string): Website {
  const ajv = new Ajv({ allErrors: true });
  const validate = ajv.compile<Website>(schema);
  const json = parseJson(text, file);
  if (validate(json)) return json;
  throw invalid(ajv.errorsText(validate.errors, { dataVar: 'the website' }), file);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`not JSON: ${(error as Error).message}`, file);
  }
}

function invalid(message: string, file: string): UserError {
  return new UserError({
    code: 'site/invalid',
    severity: 'error',
    message,
    place: { file },
    hint: 'packages/site/src/website.schema.json lists what may stand in a website.json.',
  });
}
