import { enhancePictures } from '../pictures/keys';
import { startChoosing } from './choose';
import { startNavigation, whenShown } from './navigate';
import { startSheet } from './sheet';
import { enhanceFields } from './suggest';
import { showScripted, startTaking } from './take';

startChoosing();
startTaking();
startSheet();
startNavigation();
whenShown(enhanceFields);
whenShown(showScripted);
whenShown(enhancePictures);
