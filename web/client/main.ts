import { enhancePictures } from '../pictures/keys';
import { startNavigation, whenShown } from './navigate';

startNavigation();
whenShown(enhancePictures);
