/** The editor of a screenshot: a region, arrows and words, by pointer or by number; what is saved takes the place of the screenshot. */
import { defineComponent, onMounted, ref, shallowRef, watchPostEffect } from 'vue';
import type { Evidence } from '../../crawler/packages/dossier.ts';
import { drawShapes, type Point, type Region, regionOf, type Shape } from '../page/drawing.ts';
import { announce } from '../store/changes.ts';
import { dossierOf, pictureOf, savePicture } from '../store/dossiers.ts';
import { readSettings } from '../store/settings.ts';
import { language, say, settings } from './panel.ts';
import { writeTime } from './saying.ts';

type Tool = 'crop' | 'arrow' | 'text';
const tools: readonly Tool[] = ['crop', 'arrow', 'text'];
const sides = { left: 'x', top: 'y', width: 'width', height: 'height' } as const;

export const PictureEditor = defineComponent(() => {
  const query = new URLSearchParams(location.search);
  const id = query.get('id') ?? '';
  const canvas = ref<HTMLCanvasElement | null>(null);
  const bitmap = shallowRef<ImageBitmap | null>(null);
  const evidence = shallowRef<Evidence | undefined>();
  const missing = ref(false);
  const tool = ref<Tool>('crop');
  const words = ref('');
  const shapes = shallowRef<readonly Shape[]>([]);
  const region = shallowRef<Region>({ x: 0, y: 0, width: 0, height: 0 });
  const drag = shallowRef<{ from: Point; to: Point } | null>(null);

  const whole = (): Region => ({ x: 0, y: 0, width: bitmap.value?.width ?? 0, height: bitmap.value?.height ?? 0 });

  onMounted(async () => {
    settings.value = await readSettings();
    document.documentElement.lang = language.value;
    document.title = say.value.picture.title;
    const picture = await pictureOf(id);
    const site = query.get('site') ?? '';
    if (URL.canParse(site)) evidence.value = (await dossierOf(site)).evidence.find((one) => one.id === id);
    missing.value = picture === undefined;
    if (picture) bitmap.value = await createImageBitmap(picture);
    region.value = whole();
  });

  watchPostEffect(() => {
    const on = canvas.value?.getContext('2d');
    const picture = bitmap.value;
    if (!on || !picture) return;
    const { width, height } = picture;
    on.drawImage(picture, 0, 0);
    const moving = drag.value;
    const arrow: Shape[] = moving && tool.value === 'arrow' ? [{ kind: 'arrow', ...moving }] : [];
    drawShapes(on, [...shapes.value, ...arrow], width);
    const kept = moving && tool.value === 'crop' ? regionOf(moving.from, moving.to, whole()) : region.value;
    // what will be left out is dimmed
    on.fillStyle = 'rgb(0 0 0 / 55%)';
    on.fillRect(0, 0, width, kept.y);
    on.fillRect(0, kept.y + kept.height, width, height - kept.y - kept.height);
    on.fillRect(0, kept.y, kept.x, kept.height);
    on.fillRect(kept.x + kept.width, kept.y, width - kept.x - kept.width, kept.height);
  });

  const pointOf = (event: PointerEvent): Point => {
    const { left, top, width, height } = canvas.value!.getBoundingClientRect();
    return { x: ((event.clientX - left) / width) * whole().width, y: ((event.clientY - top) / height) * whole().height };
  };
  const begin = (event: PointerEvent): void => {
    const from = pointOf(event);
    if (tool.value === 'text') {
      if (words.value.trim()) shapes.value = [...shapes.value, { kind: 'text', at: from, words: words.value.trim() }];
      return;
    }
    canvas.value!.setPointerCapture(event.pointerId);
    drag.value = { from, to: from };
  };
  const move = (event: PointerEvent): void => {
    if (drag.value) drag.value = { from: drag.value.from, to: pointOf(event) };
  };
  const end = (): void => {
    const moved = drag.value;
    drag.value = null;
    if (!moved) return;
    if (tool.value === 'crop') region.value = regionOf(moved.from, moved.to, whole());
    else shapes.value = [...shapes.value, { kind: 'arrow', ...moved }];
  };
  const setSide = (side: keyof typeof sides, value: number): void => {
    if (!Number.isFinite(value)) return;
    const changed: Region = { ...region.value, [sides[side]]: value };
    const { x, y, width, height } = changed;
    region.value = regionOf({ x, y }, { x: x + width, y: y + height }, whole());
  };

  const save = async (): Promise<void> => {
    const { x, y, width, height } = region.value;
    const out = new OffscreenCanvas(width, height);
    const on = out.getContext('2d') as unknown as CanvasRenderingContext2D;
    on.translate(-x, -y);
    on.drawImage(bitmap.value!, 0, 0);
    drawShapes(on, shapes.value, bitmap.value!.width);
    await savePicture(id, await out.convertToBlob({ type: 'image/png' }));
    announce('dossier');
    window.close();
  };

  return () => (
    <main class="picture">
      <h1>{say.value.picture.title}</h1>
      {missing.value ? <p role="alert">{say.value.picture.missing}</p> : <p>{say.value.picture.intro}</p>}
      {evidence.value ? (
        <p class="quiet address">{say.value.picture.taken(evidence.value.url, writeTime(evidence.value.at, language.value))}</p>
      ) : null}
      {bitmap.value ? (
        <>
          <div class="row tools">
            <fieldset>
              <legend class="unseen">{say.value.picture.title}</legend>
              {tools.map((one) => (
                <label key={one} class="choice">
                  <input
                    type="radio"
                    name="tool"
                    checked={tool.value === one}
                    onChange={() => {
                      tool.value = one;
                    }}
                  />
                  {say.value.picture.tools[one]}
                </label>
              ))}
            </fieldset>
            <label class="inline">
              {say.value.picture.words}
              <input
                type="text"
                maxlength={60}
                value={words.value}
                onInput={(event: Event) => {
                  words.value = (event.target as HTMLInputElement).value;
                  tool.value = 'text';
                }}
              />
            </label>
            <button
              type="button"
              disabled={shapes.value.length === 0}
              onClick={() => {
                shapes.value = shapes.value.slice(0, -1);
              }}
            >
              {say.value.picture.undo}
            </button>
            <button
              type="button"
              onClick={() => {
                region.value = whole();
              }}
            >
              {say.value.picture.whole}
            </button>
            <button type="button" class="main" onClick={() => void save()}>
              {say.value.picture.save}
            </button>
          </div>
          <div class="row tools">
            {(Object.keys(sides) as (keyof typeof sides)[]).map((side) => (
              <label key={side} class="inline">
                {say.value.picture[side]}
                <input
                  type="number"
                  min={0}
                  value={region.value[sides[side]]}
                  onChange={(event: Event) => setSide(side, Number((event.target as HTMLInputElement).value))}
                />
              </label>
            ))}
          </div>
          <canvas
            ref={canvas}
            width={bitmap.value.width}
            height={bitmap.value.height}
            role="img"
            aria-label={say.value.picture.canvas}
            onPointerdown={begin}
            onPointermove={move}
            onPointerup={end}
          />
        </>
      ) : null}
    </main>
  );
});
