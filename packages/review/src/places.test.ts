import { expect, test } from 'vitest';
import { readPlaces } from './places.ts';

// TeX goes on writing behind what Lua has written, on the same line or the next.
const transcript = `This is LuaHBTeX
[1
chiaroscuro-place 1 line 1 56.0 70.5 200.2 82.0 18:10 ;
{/fonts/updmap/pdftex.map}
chiaroscuro-place 1 line 1 200.2 70.5 374.0 82.0 18:11 ;
chiaroscuro-place 1 note 0 390.0 70.0 478.0 80.0 7:3 ;
chiaroscuro-place 1 drawing 0 56.0 100.0 300.0 200.0 wave/standing-wave ;
]
chiaroscuro-file 18 "./wave/wave.tex" ;
`;

test('parts of one line have one number, and each its source; a file without a name has no places', () => {
  const { places } = readPlaces(transcript);
  expect(places).toEqual([
    {
      ...{ page: 1, kind: 'line', number: 1, left: 56, top: 70.5, right: 200.2, bottom: 82 },
      source: { file: './wave/wave.tex', line: 10 },
    },
    {
      ...{ page: 1, kind: 'line', number: 1, left: 200.2, top: 70.5, right: 374, bottom: 82 },
      source: { file: './wave/wave.tex', line: 11 },
    },
  ]);
});

test('a drawing is known by its name', () => {
  expect(readPlaces(transcript).drawings).toEqual([
    {
      ...{ page: 1, kind: 'drawing', left: 56, top: 100, right: 300, bottom: 200 },
      figure: 'wave/standing-wave',
    },
  ]);
});
