import '../../strict.ts';
import { createApp } from 'vue';
import { PictureEditor } from '../../views/picture.tsx';

createApp(PictureEditor).mount('#app');
