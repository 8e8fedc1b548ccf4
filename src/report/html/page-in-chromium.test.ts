import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildReport } from '../build-report.ts';
import { anyInput } from '../sample/any-outcome.ts';
import { findingsReport } from '../sample/sample.ts';
import { visible } from '../visible.ts';
import { renderHtml } from './page.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

// Where Chromium is missing these tests are skipped; everything else about the page is tested without it.
describe.skipIf(!existsSync(executablePath))('the page in Chromium', { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder: string;
  let address: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-page-'));
    await writeFile(join(folder, 'report.html'), renderHtml(findingsReport));
    address = pathToFileURL(join(folder, 'report.html')).href;
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'],
    });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function open(hash = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => request.url().startsWith('file:') || complaints.push(request.url()));
    await page.goto(`${address}${hash}`);
    return page;
  }

  test.each([true, false])('tells verdict, readiness and the first finding, scripts allowed: %s', async (scripts) => {
    const page = await open('', { javaScriptEnabled: scripts });
    const first = page.locator('.finding').first();

    expect(await page.locator('h1').innerText()).toBe('Not conformant');
    expect(await page.locator('.readiness > li').count()).toBe(2);
    expect(await first.locator('h3').innerText()).toBe('a Group is created with 201');
    expect(await first.locator('dd').first().innerText()).toBe('status 201');
    expect(await first.getByText('curl -i -X POST').isVisible()).toBe(true);
    expect(await first.locator('.exchange').last().getByText('NullPointerException').isVisible()).toBe(true);
    expect(await page.locator('form.filter').isVisible()).toBe(scripts);
    await page.context().close();
  });

  test('unfolds an area without scripts', async () => {
    const page = await open('', { javaScriptEnabled: false });
    const area = page.locator('.area').first();

    await area.locator('summary').first().click();
    await area.locator('.passed > summary').first().click();
    expect(await area.locator('.passed .check').first().isVisible()).toBe(true);
    await page.context().close();
  });

  test('opens and marks what a link points to', async () => {
    const page = await open('#c-create-duplicate');
    const check = page.locator('#c-create-duplicate');

    expect(await check.getByText('7644-3.3-12').isVisible()).toBe(true);
    expect(await check.evaluate((element) => element.classList.contains('landed'))).toBe(true);
    await page.goto(`${address}#r-OKTA-users-02`);
    expect(await page.locator('#r-OKTA-users-02').isVisible()).toBe(true);
    expect(await page.locator('.landed').count()).toBe(1);
    await page.context().close();
  });

  test.each([
    ['verdict:fail level:must set:rfc', 7, 5],
    ['-verdict:pass,fail', 13, 15],
    ['area:resources/create verdict:fail', 2, 0],
    ['area:filtering verdict:fail', 4, 0],
    ['"second user"', 1, 1],
    ['okta -verdict:pass', 3, 3],
  ])('filters by %s, from the address and into it', async (filter, checks, requirements) => {
    const page = await open();
    await page.locator('#filter').fill(filter);
    const shown = await open(await page.evaluate<string>('location.hash'));

    expect(await shown.locator('#filter').inputValue()).toBe(filter);
    expect(await shown.locator('output').innerText()).toBe(`${checks} checks, ${requirements} requirements`);
    expect(await shown.locator('.check:visible').count()).toBe(checks);
    expect(await shown.locator('tr[data-verdict]:visible').count()).toBe(requirements);
    await Promise.all([page.context().close(), shown.context().close()]);
  });

  test('follows a number of the table to its checks', async () => {
    const page = await open();
    const { MUST } = findingsReport.conclusion.counts;

    await page
      .locator('.counts a', { hasText: String(MUST.fail) })
      .first()
      .click();
    expect(await page.locator('.check:visible').count()).toBe(MUST.fail);
    await page.locator('button[type=reset]').click();
    expect(await page.locator('.check[hidden]').count()).toBe(0);
    await page.context().close();
  });

  test('copies a command', async () => {
    const page = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });

    await page.locator('.finding .copy').first().click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^curl -i -X POST [^]*4f1c-staff"}'$/);
    await page.context().close();
  });

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('has nothing that axe objects to, %s, %i pixels wide', async (colorScheme, width) => {
    const page = await open('', { colorScheme, viewport: { width, height: 900 } });
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    const { violations } = await new AxeBuilder({ page }).analyze();

    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  test('loads nothing and complains of nothing', () => {
    expect(complaints).toEqual([]);
  });

  test('is not broken out of by anything that the target sent', async () => {
    const page = await open();
    const dialogs: string[] = [];
    page.on('dialog', async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });

    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        const report = buildReport(input);
        await page.setContent(renderHtml(report));
        const found = await page.evaluate<Inventory>(inventory);

        expect(found).toMatchObject({
          foreign: [],
          handlers: 0,
          scripts: 1,
          styles: 1,
          sections: 5 - (report.fixFirst.length === 0 ? 1 : 0),
        });
        expect(found.titles.toSorted()).toEqual(report.checks.map(({ title }) => visible(title)).toSorted());
        expect(found.requirements).toBe(report.requirements.length);
      }),
      { numRuns: 60 },
    );
    expect(dialogs).toEqual([]);
    await page.context().close();
  });
});

interface Inventory {
  readonly foreign: readonly string[];
  readonly handlers: number;
  readonly scripts: number;
  readonly styles: number;
  readonly sections: number;
  readonly titles: readonly string[];
  readonly requirements: number;
}

/** Runs in the page: what its parser made of it. */
const inventory = `(() => {
  const own = 'a b body br button caption code dd details div dl dt form h1 h2 h3 h4 head header html input label li link main meta nav ol option output p path pre rect script section select span strong style summary svg table tbody td text th thead time title tr ul'.split(' ');
  const all = [...document.querySelectorAll('*')];
  const count = (selector) => document.querySelectorAll(selector).length;
  return {
    foreign: all.map((each) => each.localName).filter((name) => !own.includes(name)),
    handlers: all.filter((each) => [...each.attributes].some(({ name }) => name.startsWith('on'))).length,
    scripts: count('script'),
    styles: count('style'),
    sections: count('main section'),
    titles: [...document.querySelectorAll('.check .title')].map((each) => each.textContent),
    requirements: count('tr[data-verdict]'),
  };
})()`;
