/** A field for text or numbers: what a person types stays while the rest of the view changes, and is handed over when they are done. */
import { defineComponent, ref, useId, watch } from 'vue';

interface Props {
  label: string;
  value: string | number;
  commit: (value: string) => void;
  /** Lines of a field for longer text. */
  rows?: number;
  type?: 'text' | 'number' | 'date' | 'url';
  min?: number;
  max?: number;
  step?: number | 'any';
  maxlength?: number;
  required?: boolean;
}

export const Field = defineComponent(
  (props: Props) => {
    const id = useId();
    const draft = ref<string | null>(null);
    watch(
      () => props.value,
      () => {
        draft.value = null;
      },
    );
    const write = (event: Event): void => {
      draft.value = (event.target as HTMLInputElement | HTMLTextAreaElement).value;
    };
    const finish = (event: Event): void => {
      const field = event.target as HTMLInputElement | HTMLTextAreaElement;
      if (field.checkValidity()) props.commit(field.value);
    };
    return () => {
      const { commit: _, label, value, rows, ...rest } = props;
      const shown = draft.value ?? value;
      return (
        <label for={id}>
          {label}
          {rows === undefined ? (
            <input id={id} {...rest} value={shown} onInput={write} onChange={finish} />
          ) : (
            <textarea id={id} rows={rows} maxlength={rest.maxlength} value={shown} onInput={write} onChange={finish} />
          )}
        </label>
      );
    };
  },
  { props: ['label', 'value', 'commit', 'rows', 'type', 'min', 'max', 'step', 'maxlength', 'required'] },
);
