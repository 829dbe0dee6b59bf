import '../../strict.ts';
import { createApp } from 'vue';
import { App } from '../../views/app.tsx';
import { startPanel } from '../../views/panel.ts';

createApp(App).mount('#app');
void startPanel();
