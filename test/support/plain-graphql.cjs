/**
 * Outside production graphql looks, wherever it tells types apart, whether it is installed twice: a tenth of what it takes.
 * It decides that as it is loaded, which this does; nothing else is as in production.
 */
const { NODE_ENV } = process.env;
process.env.NODE_ENV = 'production';
require('graphql/jsutils/instanceOf');
process.env.NODE_ENV = NODE_ENV;
