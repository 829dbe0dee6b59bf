/** A small picture of evidence, read from the database when it is shown. */
import { defineComponent, onUnmounted, ref, watch } from 'vue';
import { pictureOf } from '../store/dossiers.ts';
import { dossier, say } from './panel.ts';

export const Thumb = defineComponent(
  (props: { id: string }) => {
    const address = ref('');
    const free = (): void => URL.revokeObjectURL(address.value);
    watch(
      // an edited picture is another one under the same id
      [() => props.id, dossier],
      async () => {
        const picture = await pictureOf(props.id);
        free();
        address.value = picture ? URL.createObjectURL(picture) : '';
      },
      { immediate: true },
    );
    onUnmounted(free);
    return () => (address.value ? <img class="thumb" src={address.value} alt={say.value.evidence} /> : <p>{say.value.picture.missing}</p>);
  },
  { props: ['id'] },
);
