declare module 'subset-font' {
  /** Reduces a font to the characters of a text, with HarfBuzz. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'woff2'; keepFeatures?: readonly string[] },
  ): Promise<Buffer>;
}
