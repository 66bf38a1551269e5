export interface ServiceOptions {
  readonly user?: boolean;
  readonly print?: boolean;
}
