/** What goes out and comes in, and what is set once. */
import { ref } from 'vue';
import { emptyDossier } from '../../crawler/packages/dossier.ts';
import { readProfile, takeIn } from '../dossier/incoming.ts';
import { packSite, saveFile, writeCard, writeProfile, writeRecord } from '../dossier/outgoing.ts';
import { writeFindingTable, writeHtml, writeWorkbook } from '../dossier/reports.ts';
import { changeDossier } from '../store/dossiers.ts';
import { type Settings, writeSettings } from '../store/settings.ts';
import { ConsolePart, consolePrivacy, isConnected } from './console.tsx';
import { Field } from './field.tsx';
import { asOf, card, dossier, input, inspection, say, settings } from './panel.ts';
import { FileButton, NoPage, Trouble } from './parts.tsx';

const said = ref('');
const fault = ref<{ text: string; detail: string } | null>(null);

const nameOf = (ending: string): string => `${dossier.value.site.replace(/\/+$/, '').replace(/[^a-z0-9.-]/gi, '_')}-${asOf.value}${ending}`;

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const pack = (): Promise<Uint8Array> => packSite(dossier.value, inspection.value, card.value, input.value);

async function bring(file: File): Promise<void> {
  fault.value = null;
  said.value = '';
  const result = await takeIn(new Uint8Array(await file.arrayBuffer()));
  if ('fault' in result) fault.value = { text: say.value.importFaults[result.fault], detail: result.detail };
  else said.value = say.value.imported(result.site);
}

async function bringProfile(file: File): Promise<void> {
  const result = readProfile(await file.text());
  fault.value = 'problem' in result ? { text: say.value.profileProblem, detail: result.problem } : null;
  if (!('profile' in result)) return;
  const { profile } = result;
  // the profile of a unit is not that of the platform that it lives on
  const site = emptyDossier(profile.url ?? dossier.value.url, profile);
  await changeDossier(site.site === dossier.value.site ? dossier.value : site, (was) => ({ ...was, profile }));
  said.value = say.value.profileRead;
}

export const FilesView = () => (
  <>
    <h2>{say.value.exports}</h2>
    {dossier.value.host ? <Exports /> : <NoPage />}
    <p class="quiet">{say.value.packageNote}</p>
    <div class="row">
      <FileButton label={say.value.imports} accept=".mingcha" choose={(file) => void bring(file)} />
      {dossier.value.host ? (
        <FileButton label={say.value.importProfile} accept=".yaml,.yml" choose={(file) => void bringProfile(file)} />
      ) : null}
    </div>
    <p aria-live="polite">{said.value}</p>
    {fault.value ? <Trouble {...fault.value} /> : null}
    <h2>{say.value.settings}</h2>
    <SettingsForm />
    <ConsolePart />
    <p class="quiet">{isConnected.value ? consolePrivacy.value : say.value.privacy}</p>
  </>
);

/** Writes one file and saves it; what goes wrong is said. */
async function save(ending: string, type: string, write: () => string | Uint8Array | Promise<string | Uint8Array>): Promise<void> {
  fault.value = null;
  try {
    saveFile(nameOf(ending), await write(), type);
  } catch (error) {
    fault.value = { text: say.value.exportFault, detail: error instanceof Error ? error.message : String(error) };
  }
}

const Exports = () => {
  const ready = input.value;
  return (
    <>
      <ul class="buttons">
        <Export label={say.value.exportPackage} main save={() => save('.mingcha', 'application/zip', pack)} />
        <Export label={say.value.exportHtml} disabled={!ready} save={() => save('-scorecard.html', 'text/html', () => writeHtml(ready!))} />
        <Export
          label={say.value.exportWorkbook}
          disabled={!ready}
          save={() => save('-scorecard.xlsx', workbookType, () => writeWorkbook(ready!, dossier.value, say.value))}
        />
        <Export
          label={say.value.exportTable}
          disabled={!ready}
          save={() => save('-findings.csv', 'text/csv', () => writeFindingTable(ready!, dossier.value, say.value))}
        />
        <Export
          label={say.value.exportCard}
          disabled={!card.value}
          save={() => save('-scorecard.json', 'application/json', () => writeCard(card.value!))}
        />
        <Export label={say.value.exportProfile} save={() => save('-profile.yaml', 'application/yaml', () => writeProfile(dossier.value))} />
        <Export label={say.value.exportRecord} save={() => save('-review.json', 'application/json', () => writeRecord(dossier.value))} />
      </ul>
      {ready ? null : <p class="quiet">{say.value.inspectFirst}</p>}
    </>
  );
};

interface Exported {
  label: string;
  main?: boolean;
  disabled?: boolean;
  save: () => Promise<void>;
}
const Export = ({ label, main = false, disabled = false, save }: Exported) => (
  <li>
    <button type="button" class={main ? 'main' : ''} disabled={disabled} onClick={() => void save()}>
      {label}
    </button>
  </li>
);

type Numbered = 'concurrency' | 'interval' | 'confirmAfter';

const NumberField = ({ name, min, max }: { name: Numbered; min: number; max: number }) => (
  <Field
    label={say.value[name]}
    type="number"
    min={min}
    max={max}
    required
    value={settings.value[name]}
    commit={(value) => void writeSettings({ [name]: Number(value) })}
  />
);

const CheckField = ({ label, checked, change }: { label: string; checked: boolean; change: (checked: boolean) => Partial<Settings> }) => (
  <label class="check">
    <input
      type="checkbox"
      checked={checked}
      onChange={(event: Event) => void writeSettings(change((event.target as HTMLInputElement).checked))}
    />
    {label}
  </label>
);

const SettingsForm = () => (
  <form class="settings" onSubmit={(event: Event) => event.preventDefault()}>
    <Field
      label={say.value.by}
      type="text"
      maxlength={40}
      value={settings.value.by}
      commit={(by) => void writeSettings({ by: by.trim() })}
    />
    <label>
      {say.value.language}
      <select
        onChange={(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          void writeSettings({ language: value === 'zh-CN' || value === 'en' ? value : undefined });
        }}
      >
        {(['auto', 'zh-CN', 'en'] as const).map((one) => (
          <option key={one} value={one} selected={one === (settings.value.language ?? 'auto')}>
            {say.value.languages[one]}
          </option>
        ))}
      </select>
    </label>
    <Field
      label={say.value.day}
      type="date"
      value={settings.value.asOf ?? ''}
      commit={(day) => void writeSettings({ asOf: day || undefined })}
    />
    <NumberField name="concurrency" min={1} max={8} />
    <NumberField name="interval" min={0} max={10_000} />
    <NumberField name="confirmAfter" min={0} max={600} />
    <CheckField
      label={say.value.robots}
      checked={settings.value.robots === 'respect'}
      change={(on) => ({ robots: on ? 'respect' : 'ignore' })}
    />
    <CheckField label={say.value.allowPrivate} checked={settings.value.allowPrivate} change={(on) => ({ allowPrivate: on })} />
  </form>
);
