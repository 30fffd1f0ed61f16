/** What stops a program although nothing is broken: a sentence for whoever runs it, printed without a stack. */
export class OperatorRefusal extends Error {
  override name = 'OperatorRefusal'
}
