/** The style of a picture that is a file of its own; made by web/build.mjs. */
declare module 'picture-style' {
  const style: string;
  export default style;
}
