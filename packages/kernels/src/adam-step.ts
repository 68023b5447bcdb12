/** The hyperparameters of Adam, and which step it is. */
export interface AdamStep {
  learningRate: number;
  /** Decay of the first moment, in [0, 1). */
  beta1: number;
  /** Decay of the second moment, in [0, 1). */
  beta2: number;
  epsilon: number;
  /** From 1. */
  step: number;
  /** λ of an L2 penalty, whose gradient λ·value is added to the gradient; 0 for none. */
  weightDecay: number;
}
