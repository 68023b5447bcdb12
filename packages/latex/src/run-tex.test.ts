import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { diagnoseRun } from './diagnose-run.ts';
import { runLualatex, type TexJob } from './run-tex.ts';

// TeX runs for real here; the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const root = mkdtempSync(join(tmpdir(), 'run-tex-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
let workFolder = '';
beforeEach(() => {
  workFolder = join(root, `work-${(count += 1)}`);
  mkdirSync(workFolder);
});

async function run(lines: string[], options: Partial<TexJob> = {}) {
  writeFileSync(join(workFolder, 'root.tex'), lines.join('\n'));
  const job = {
    rootFile: 'root.tex',
    jobname: 'proof',
    workFolder,
    projectRoot: root,
    inputFolders: [join(root, 'inputs')],
    sourceDateEpoch: 1_000_000_000,
    timeLimitSeconds: 60,
    memoryLimitBytes: 2 ** 30,
    ...options,
  };
  const result = await runLualatex(job);
  return { ...result, diagnostics: diagnoseRun(result, job) };
}

const article = String.raw`\documentclass{article}`;

test('maths fonts and surfaces are typeset inside the limits, with bytes that depend on no folder', async () => {
  mkdirSync(join(root, 'inputs', 'heat'), { recursive: true });
  writeFileSync(join(root, 'inputs', 'heat', 'kernel.dat'), '0 0\n1 1\n');
  const lines = [
    article,
    String.raw`\usepackage{unicode-math}\setmainfont{TeX Gyre Pagella}\setmathfont{TeX Gyre Pagella Math}`,
    String.raw`\usepackage{pgfplots}\pgfplotsset{compat=1.18}`,
    String.raw`\pdfvariable trailerid {[<00> <00>]}`,
    String.raw`\begin{document}\today $\int x$`,
    String.raw`\begin{tikzpicture}\begin{axis}\addplot3[surf,samples=21]{x^2};\addplot table {heat/kernel.dat};\end{axis}\end{tikzpicture}`,
    String.raw`\end{document}`,
  ];
  const first = await run(lines, { memoryLimitBytes: 400 * 2 ** 20 });
  expect(first.diagnostics).toEqual([]);
  expect(first).toMatchObject({ exitCode: 0, timedOut: false, memoryExceeded: false, pages: 1 });
  expect(first.record.inputs).toContain(join(root, 'inputs', 'heat', 'kernel.dat'));
  expect(first.record.outputs).toContain(join(workFolder, 'proof.pdf'));

  const bytes = readFileSync(first.pdfPath!);
  workFolder = join(root, 'elsewhere');
  mkdirSync(workFolder);
  const second = await run(lines);
  expect(readFileSync(second.pdfPath!).equals(bytes)).toBe(true);
});

test('neither TeX nor Lua starts a program, reads outside or writes outside', async () => {
  const outside = join(root, 'outside.txt');
  const victim = join(root, 'victim.txt');
  writeFileSync(victim, 'kept');
  const { transcript, diagnostics } = await run([
    article,
    String.raw`\begin{document}x`,
    String.raw`\immediate\write18{touch ${outside}}`,
    String.raw`\IfFileExists{/etc/passwd}{\typeout{READ absolute}}{}`,
    String.raw`\IfFileExists{../victim.txt}{\typeout{READ parent}}{}`,
    String.raw`\begingroup\catcode35=12 \directlua{`,
    `local outside, victim = "${outside}", "${victim}"`,
    `local function attempt(name, action)`,
    `  local ok, result = pcall(action) if ok and result then texio.write_nl("DONE " .. name) end end`,
    `attempt("execute", function() return os.execute("touch " .. outside) end)`,
    `attempt("popen", function() return io.popen("touch " .. outside) end)`,
    `attempt("spawn", function() return os.spawn{"touch", outside} end)`,
    `attempt("ffi", function() local f = require "ffi" f.cdef "int system(const char*);" return f.C.system("touch " .. outside) == 0 end)`,
    `attempt("socket", function() return require "socket" end)`,
    `attempt("loadlib", function() return package.loadlib("libc.so.6", "system") end)`,
    `attempt("open", function() return io.open(outside, "w") end)`,
    `attempt("append", function() return io.open("../outside.txt", "a+") end)`,
    `attempt("output", function() io.output(outside) return true end)`,
    `attempt("savedata", function() io.savedata(outside, "x") return lfs.isfile(outside) end)`,
    `attempt("read", function() return io.open("/etc/passwd") end)`,
    `attempt("lines", function() return io.lines("/etc/passwd") end)`,
    `attempt("loaddata", function() return io.loaddata("/etc/passwd") end)`,
    `attempt("dofile", function() return pcall(dofile, "/dev/null") end)`,
    `attempt("remove", function() return os.remove(victim) end)`,
    `attempt("rename", function() return os.rename(victim, "stolen.txt") end)`,
    `attempt("mkdir", function() return lfs.mkdir("../made") end)`,
    `attempt("chdir", function() return lfs.chdir("..") end)`,
    `attempt("link", function() return lfs.link("/etc", "etc", true) end)`,
    `attempt("setenv", function() return os.setenv("openout_any", "a") end)`,
    `attempt("own file", function() local f = io.open("own.txt", "w") f:write("x") f:close() return true end)`,
    `attempt("own rename", function() return os.rename("own.txt", "mine.txt") end)`,
    String.raw`}\endgroup`,
    String.raw`\newwrite\escape \immediate\openout\escape=../outside.txt`,
    String.raw`\end{document}`,
  ]);
  const done = [...transcript.matchAll(/^(?:DONE|READ) (.*)$/gm)].map(([, name]) => name);
  expect(done).toEqual(['own file', 'own rename']);
  expect(diagnostics).toMatchObject([{ code: 'book/path-escapes', place: { line: 33 } }]);
  expect(existsSync(outside)).toBe(false);
  expect(readFileSync(victim, 'utf8')).toBe('kept');
  expect(existsSync(join(root, 'made'))).toBe(false);
});

test('a loop without end hits the time limit, says where it was and leaves no process behind', async () => {
  const { timedOut, diagnostics, pdfPath } = await run(
    [
      article,
      String.raw`\begin{document}`,
      'x',
      String.raw`\loop\iftrue\repeat`,
      String.raw`\end{document}`,
    ],
    { timeLimitSeconds: 3, jobname: `loop-${process.pid}` },
  );
  expect(timedOut).toBe(true);
  expect(pdfPath).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: 'latex/time-limit', place: { file: expect.stringMatching(/root\.tex$/), line: 4 } },
  ]);
  expect(commandLines().filter((line) => line.includes(`loop-${process.pid}`))).toEqual([]);
});

test('a loop that swallows memory hits the memory limit', async () => {
  const { memoryExceeded, diagnostics } = await run(
    [
      article,
      String.raw`\begin{document}`,
      String.raw`\directlua{local t = { } while true do table.insert(t, string.rep("x", 100000)) end}`,
      String.raw`\end{document}`,
    ],
    { memoryLimitBytes: 500 * 2 ** 20 },
  );
  expect(memoryExceeded).toBe(true);
  expect(diagnostics).toMatchObject([{ code: 'latex/memory-limit' }]);
});

test('the result of an earlier run does not pass for that of a failed one', async () => {
  const good = await run([article, String.raw`\begin{document}x\end{document}`]);
  expect(good.pages).toBe(1);
  const bad = await run([article, String.raw`\begin{document}\input{nowhere}\end{document}`]);
  expect(bad.pdfPath).toBeUndefined();
  expect(bad.diagnostics).toMatchObject([{ code: 'latex/missing-file', place: { line: 2 } }]);
});

test('each of many mistakes in one document is found once, in order, with its line', async () => {
  writeFileSync(join(workFolder, 'points.dat'), 'x y\n1 2\n2 3\n');
  const expected: [string, string][] = [
    [String.raw`Let $\vq$ be.`, 'latex/undefined-macro'],
    [String.raw`\textcolor{nocolour}{x}`, 'stylesheet/unknown'],
    [String.raw`\tikz \draw[nokey=3] (0,0) -- (1,1);`, 'latex/error'],
    [String.raw`\tikz \node at (q) {};`, 'latex/error'],
    [axis(String.raw`\addplot table[x=nox, y=y] {points.dat};`), 'table/columns'],
    [axis(String.raw`\addplot table {heat/build/tables/kernel/grid.dat};`), 'latex/missing-table'],
    [String.raw`\begin{nosuchenv}\end{nosuchenv}`, 'latex/undefined-macro'],
    [String.raw`\ref{nolabel}`, 'latex/undefined-reference'],
    [String.raw`\noindent\hbox to 1cm{\hskip 2cm}`, 'latex/overfull'],
  ];
  const preamble = [
    article,
    String.raw`\usepackage{pgfplots}\pgfplotsset{compat=1.18}`,
    String.raw`\begin{document}`,
  ];
  const { diagnostics } = await run([
    ...preamble,
    ...expected.flatMap(([tex]) => [tex, '']),
    String.raw`\end{document}`,
  ]);
  expect(diagnostics.map(({ code, place }) => [place?.line, code])).toEqual(
    expected.map(([, code], index) => [preamble.length + 2 * index + 1, code]),
  );
});

function axis(plot: string): string {
  return String.raw`\begin{tikzpicture}\begin{axis}${plot}\end{axis}\end{tikzpicture}`;
}

function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((process) => {
      try {
        return readFileSync(`/proc/${process}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
}
