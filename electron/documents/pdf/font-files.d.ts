/** The bundler writes the font into the program: the packaged application reads no file of its own at run time. */
declare module "*.woff?inline" {
  const dataUrl: string;
  export default dataUrl;
}
