/** How a stream's rows were prepared for compression (ISO 32000-1, table 8). */
export interface Prediction {
  predictor: number;
  colours: number;
  bitsPerComponent: number;
  columns: number;
}

/** Rows of samples as they were before the PNG or TIFF predictor; other predictors leave the bytes as they are. */
export function undoPredictor(bytes: Uint8Array, prediction: Prediction): Uint8Array {
  const { predictor, colours, bitsPerComponent, columns } = prediction;
  const rowLength = Math.ceil((colours * bitsPerComponent * columns) / 8);
  const pixelLength = Math.max(1, Math.ceil((colours * bitsPerComponent) / 8));
  if (!(rowLength > 0)) return bytes;
  if (predictor >= 10) return undoPng({ bytes, rowLength, pixelLength });
  if (predictor === 2 && bitsPerComponent === 8) return undoTiff({ bytes, rowLength, pixelLength });
  return bytes;
}

interface Rows {
  bytes: Uint8Array;
  rowLength: number;
  pixelLength: number;
}

/** Each row begins with the number of its filter (PNG specification, 9). */
function undoPng({ bytes, rowLength, pixelLength }: Rows): Uint8Array {
  const rows = Math.ceil(bytes.length / (rowLength + 1));
  const output = new Uint8Array(rows * rowLength);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (rowLength + 1);
    const to = row * rowLength;
    const filter = bytes[from];
    for (let column = 0; column < rowLength; column += 1) {
      const left = column >= pixelLength ? output[to + column - pixelLength]! : 0;
      const up = row > 0 ? output[to - rowLength + column]! : 0;
      const upLeft =
        row > 0 && column >= pixelLength ? output[to - rowLength + column - pixelLength]! : 0;
      let predicted = 0;
      if (filter === 1) predicted = left;
      else if (filter === 2) predicted = up;
      else if (filter === 3) predicted = (left + up) >> 1;
      else if (filter === 4) predicted = paeth(left, up, upLeft);
      output[to + column] = (bytes[from + 1 + column] ?? 0) + predicted;
    }
  }
  return output;
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const byLeft = Math.abs(estimate - left);
  const byUp = Math.abs(estimate - up);
  const byUpLeft = Math.abs(estimate - upLeft);
  if (byLeft <= byUp && byLeft <= byUpLeft) return left;
  return byUp <= byUpLeft ? up : upLeft;
}

/** Each sample is the difference from the pixel to the left. */
function undoTiff({ bytes, rowLength, pixelLength }: Rows): Uint8Array {
  const output = Uint8Array.from(bytes);
  for (let at = 0; at < output.length; at += 1) {
    if (at % rowLength >= pixelLength) output[at] = output[at]! + output[at - pixelLength]!;
  }
  return output;
}
