import type { RandomSource } from '@chiaroscuro/compute/random';

/** A paragraph of about fifty words, with formulas. */
export function paragraph(random: RandomSource): string {
  return Array.from({ length: 3 }, () => choose(random, sentences)).join('\n');
}

/** A displayed and labelled equation between two sentences. */
export function equation(random: RandomSource, label: string): string {
  return String.raw`Let us write this down once more, in the form in which it will be used,
\begin{equation}\label{${label}}
  ${choose(random, displays)}
\end{equation}
and keep \cref{${label}} in mind.`;
}

function choose<Item>(random: RandomSource, items: readonly Item[]): Item {
  return items[Math.floor(random.uniform() * items.length)]!;
}

const sentences = [
  String.raw`An energy is small where \(\vx\) and \(\vy\) belong together, and it is the business of learning to make it so.`,
  String.raw`Nothing in the data says what the latent variable \(\vz\) ought to mean, and two trainings will seldom agree about it.`,
  String.raw`When the coldness \(\coldness\) grows, the free energy \(\Fwarm(\vy)\) approaches the least energy from below.`,
  String.raw`The hidden representation \(\vh\) is a vector of \(\R^{d}\) with \(\norm{\vh}\le 1\), which keeps the sums that follow finite.`,
  String.raw`Whoever has followed the argument so far may guess what comes next: the gradient points away from the manifold.`,
  String.raw`It is tempting to read the parameters \(\vw\) as probabilities, but they are neither positive nor do they sum to one.`,
  String.raw`The loss \(\loss(\vw)\) is an average over the samples, and so a single sample cannot change it by much.`,
  String.raw`A prediction \(\vytilde\) that lies between two observations is not therefore halfway between their causes.`,
  String.raw`We shall use the bound \(\abs{\energy(\vx)-\energy(\vy)}\le L\norm{\vx-\vy}\) without saying so each time.`,
  String.raw`Such a landscape has one valley for each way in which the target could have come about, and ridges between them.`,
  String.raw`The reader is invited to repeat the computation with another seed, and to see which of our words survive it.`,
  String.raw`Both descriptions lead to the same curve, although only one of them can be differentiated where it is needed.`,
  String.raw`For small steps the path follows the gradient; for large ones it leaps over the valley and comes back on the other side.`,
  String.raw`What has been called a temperature here is a number without a unit, and its inverse is more convenient in formulas.`,
  String.raw`If the decoder is linear, then \(\mean{\vz}=0\) implies that the mean of the predictions is the decoder's offset.`,
  String.raw`The picture changes little when the number of nodes is doubled, which is how we know that there are enough of them.`,
];

const displays = [
  String.raw`\Fwarm(\vy)=-\frac{1}{\coldness}\log\int_{\R^d}\e^{-\coldness\,\energy(\vy,\vz)}\D\vz,`,
  String.raw`\pd{\energy}{\vw}=2\bigl(\vytilde-\vy\bigr)\tr\pd{\vytilde}{\vw},\qquad \vz^\star=\argmin_{\vz}\energy(\vy,\vz),`,
  String.raw`\loss(\vw)=\frac{1}{N}\sum_{n=1}^{N}\energy\bigl(\vx^{(n)},\vy^{(n)}\bigr)+\lambda\norm{\vw}^2,`,
  String.raw`\energy(\vx,\vy)=\sum_{k=1}^{d}\abs{\vytilde_k-\vy_k}^2,\qquad \vh\in\set{0,1}^d,`,
];
