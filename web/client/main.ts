import { startNavigation } from './navigate';

startNavigation();
