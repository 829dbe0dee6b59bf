/** What goes out and comes in, and what is set once. */
import { ref } from 'vue';
import { readProfile, takeIn } from '../dossier/incoming.ts';
import { packSite, saveFile, writeCard, writeFindingTable, writeProfile, writeRecord } from '../dossier/outgoing.ts';
import { type Settings, writeSettings } from '../store/settings.ts';
import { Field } from './field.tsx';
import { asOf, card, dossier, inspection, judged, keep, language, say, settings } from './panel.ts';
import { FileButton, Trouble } from './parts.tsx';
import { titleOf } from './saying.ts';

const said = ref('');
const fault = ref<{ text: string; detail: string } | null>(null);

const nameOf = (ending: string): string => `${dossier.value.host.replace(/[^a-z0-9.-]/g, '_')}-${asOf.value}${ending}`;

async function savePackage(): Promise<void> {
  saveFile(nameOf('.mingcha'), await packSite(dossier.value, inspection.value, judged.value, card.value), 'application/zip');
}

async function bring(file: File): Promise<void> {
  fault.value = null;
  said.value = '';
  const result = await takeIn(new Uint8Array(await file.arrayBuffer()));
  if ('fault' in result) fault.value = { text: say.value.importFaults[result.fault], detail: result.detail };
  else said.value = say.value.imported(result.host);
}

async function bringProfile(file: File): Promise<void> {
  const result = readProfile(await file.text());
  fault.value = 'problem' in result ? { text: say.value.profileProblem, detail: result.problem } : null;
  if (!('profile' in result)) return;
  await keep((was) => ({ ...was, profile: result.profile }));
  said.value = say.value.profileRead;
}

export const FilesView = () => (
  <>
    <h2>{say.value.exports}</h2>
    {dossier.value.host ? <Exports /> : <p class="empty">{say.value.noPage}</p>}
    <p class="quiet">{say.value.packageNote}</p>
    <FileButton label={say.value.imports} accept=".mingcha" choose={(file) => void bring(file)} />
    {dossier.value.host ? (
      <FileButton label={say.value.importProfile} accept=".yaml,.yml" choose={(file) => void bringProfile(file)} />
    ) : null}
    <p aria-live="polite">{said.value}</p>
    {fault.value ? <Trouble {...fault.value} /> : null}
    <h2>{say.value.settings}</h2>
    <SettingsForm />
    <p class="quiet">{say.value.privacy}</p>
  </>
);

const Exports = () => (
  <ul class="buttons">
    <li>
      <button type="button" class="main" onClick={() => void savePackage()}>
        {say.value.exportPackage}
      </button>
    </li>
    <li>
      <button
        type="button"
        disabled={!card.value}
        onClick={() => saveFile(nameOf('-scorecard.json'), writeCard(card.value!), 'application/json')}
      >
        {say.value.exportCard}
      </button>
    </li>
    <li>
      <button
        type="button"
        disabled={!judged.value}
        onClick={() => {
          const table = writeFindingTable(judged.value!, dossier.value, say.value, language.value, (id) => titleOf(id, language.value));
          saveFile(nameOf('-findings.csv'), table, 'text/csv');
        }}
      >
        {say.value.exportTable}
      </button>
    </li>
    <li>
      <button type="button" onClick={() => saveFile(nameOf('-profile.yaml'), writeProfile(dossier.value), 'application/yaml')}>
        {say.value.exportProfile}
      </button>
    </li>
    <li>
      <button type="button" onClick={() => saveFile(nameOf('-review.json'), writeRecord(dossier.value), 'application/json')}>
        {say.value.exportRecord}
      </button>
    </li>
  </ul>
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
