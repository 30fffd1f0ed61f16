/** Rules of policy as an operator edits them in the browser. No edit is saved here: other tests rest on the rules. */
import { codedRules } from '#lib/registry/rule-set.ts'
import { signInAs } from './accounts.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const gone = '/operate/rules?rule=lacnic.hold.eclipse'

test('lists every rule with clause and day, and shows no form of a rule that is not there', async ({ page }) => {
  await signInAs(page, 'operator', '/operate')
  await page.getByRole('link', { name: 'Rules', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rules')
  await expect(page.getByRole('link', { name: /^Edit / })).toHaveCount(codedRules.rows.length)
  await expect(page.getByRole('row', { name: /NRPM 8\.3/ }).first()).toContainText('2026-11-23')
  await page.goto(gone)
  await expect(page.getByRole('button', { name: 'Save the rule' })).toHaveCount(0)
})

test('says at its field what is wrong with an edit, and keeps what was typed', async ({ page }) => {
  await signInAs(page, 'operator', '/operate/rules?rule=arin.minimum')
  await page.getByLabel('Value').fill('23')
  await page.getByLabel('Why it is changed').fill('A reason of some length.')
  await page.getByRole('button', { name: 'Save the rule' }).click()
  await expect(page.getByText('The value changed and the sentence did not')).toBeVisible()
  await expect(page.getByLabel('Value')).toHaveValue('23')
  await expectAccessible(page)
})
