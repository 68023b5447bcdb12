import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { Ajv, type Schema } from 'ajv';

/**
 * Reads JSON that has to fit a schema.
 *
 * @param file the name that messages use.
 * @throws UserError `release/record` that names every place where it does not.
 */
export function checkAgainst<Shape>({
  schema,
  text,
  file,
}: {
  schema: Schema;
  text: string;
  file: string;
}): Shape {
  const fault = (message: string): Diagnostic => ({
    code: 'release/record',
    severity: 'error',
    message,
    place: { file },
    hint: 'It was written by another version of this program, or changed by hand.',
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UserError(fault(`expected JSON, but: ${(error as Error).message}`));
  }
  const validate = new Ajv({ allErrors: true }).compile<Shape>(schema);
  if (validate(json)) return json;
  const [first, ...others] = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const key: unknown = params['additionalProperty'];
    const where = instancePath.slice(1).replaceAll('/', '.') || 'the record';
    return fault(
      typeof key === 'string'
        ? `${where} has a key that is not known: "${key}"`
        : `${where} ${message ?? 'does not fit'}`,
    );
  });
  throw new UserError(first!, ...others);
}
